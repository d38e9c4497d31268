"""The only SQL: tables, one transaction at a time, and one repository a noun."""
