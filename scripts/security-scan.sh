#!/usr/bin/env bash
# Scans the suite's images for known vulnerabilities and its Compose and stack files for what hardening asks.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'EOF'
scripts/security-scan.sh [--report FILE] [--dry-run] [IMAGE...]

Scans each image (without any: all that docker-compose.yml names, in every profile) with Trivy and with Docker
Scout, whichever is installed, and checks the Compose and stack files with scripts/check-hardening. Writes a report
in Markdown (security-report.md) and exits

  0  nothing found
  1  a HIGH or CRITICAL vulnerability that has a fix, or a hardening fault
  2  wrong usage
  3  incomplete: no scanner installed, or an image could not be scanned
EOF
}

report=security-report.md
dry_run=false
images=()
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --report)
      report=${2:?--report needs a file}
      shift
      ;;
    --dry-run) dry_run=true ;;
    -*) usage >&2; exit 2 ;;
    *) images+=("$1") ;;
  esac
  shift
done

if [ ${#images[@]} -eq 0 ]; then
  mapfile -t images < <(docker compose --profile '*' config --images | sort -u)
fi
if [ ${#images[@]} -eq 0 ]; then
  echo "no images: name some, or run where docker compose config works" >&2
  exit 2
fi

scanners=()
if command -v trivy >/dev/null; then scanners+=(trivy); fi
if docker scout version >/dev/null 2>&1; then scanners+=(scout); fi

if $dry_run; then
  echo "would scan with: ${scanners[*]:-nothing, as neither Trivy nor Docker Scout is installed}"
  printf '  %s\n' "${images[@]}"
  echo "would check: Compose and stack files"
  echo "would write: $report"
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
found=false
incomplete=false

# A scanner prints one line of a Markdown table for each vulnerability: severity, name, package, version, fixed in.
# Its exit status says only whether the scan itself went well.
scan_with_trivy() {
  trivy image --quiet --scanners vuln --severity HIGH,CRITICAL --ignore-unfixed --format json "$1" >"$work/trivy.json" \
    && jq -r '[.Results[]?.Vulnerabilities[]?] | sort_by(.Severity, .VulnerabilityID)[]
        | "| \(.Severity) | \(.VulnerabilityID) | \(.PkgName) | \(.InstalledVersion) | \(.FixedVersion) |"' "$work/trivy.json"
}

scan_with_scout() {
  docker scout cves --only-fixed --only-severity critical,high --format sarif --output "$work/scout.json" "$1" >/dev/null 2>&1 \
    && jq -r '[.runs[].tool.driver.rules[]?] | sort_by(.properties.cvssV3_severity, .id)[]
        | "| \(.properties.cvssV3_severity // "HIGH") | \(.id) | \(.properties.purls // [] | join(" ")) | \(.properties.affected_version // "") | \(.properties.fixed_version // "") |"' "$work/scout.json"
}

{
  echo "# Security report"
  echo
  echo "$(date -u '+%Y-%m-%d %H:%M') UTC, HIGH and CRITICAL vulnerabilities that have a fix."
} >"$report"

for image in "${images[@]}"; do
  printf '\n## %s\n\n' "$image" >>"$report"
  if [ ${#scanners[@]} -eq 0 ]; then
    echo "Not scanned: neither Trivy nor Docker Scout is installed." >>"$report"
    incomplete=true
  fi
  for scanner in "${scanners[@]}"; do
    if ! "scan_with_$scanner" "$image" >"$work/rows"; then
      echo "**$scanner could not scan it.**" >>"$report"
      incomplete=true
    elif [ -s "$work/rows" ]; then
      {
        printf '%s found %s:\n\n' "$scanner" "$(wc -l <"$work/rows")"
        echo "| severity | name | package | version | fixed in |"
        echo "| --- | --- | --- | --- | --- |"
        cat "$work/rows"
        echo
      } >>"$report"
      found=true
    else
      echo "$scanner found none." >>"$report"
    fi
  done
done

printf '\n## Compose and stack files\n\n' >>"$report"
hardening=0
scripts/check-hardening >"$work/hardening" 2>&1 || hardening=$?
sed 's/^/    /' "$work/hardening" >>"$report"
case $hardening in
  0) ;;
  1) found=true ;;
  *) incomplete=true ;;
esac

cat "$report"
if $found; then exit 1; fi
if $incomplete; then exit 3; fi
