"""An ask: a mentee asks one mentor for one kind of help; and a person's help after several noes."""
