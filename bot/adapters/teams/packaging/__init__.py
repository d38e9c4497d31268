"""The app package: what a tenant's administrator uploads to Teams."""
