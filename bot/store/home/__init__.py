"""Everything that is kept about a person: shown, downloaded, corrected, erased."""
