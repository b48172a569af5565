package io.mlpipeline.testing;

/** Who may log in to a test's database; every password is known. */
public enum DatabaseRole {
    /** Owns the schema, and everything else on a test's server. */
    OWNER("mlpipeline"),
    DATA_API("data_api"),
    PREPROCESSOR("preprocessor"),
    ML_SERVICE("ml_service");

    private final String username;

    DatabaseRole(String username) {
        this.username = username;
    }

    public String username() {
        return username;
    }

    public String password() {
        return username + "-of-tests";
    }
}
