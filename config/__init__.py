"""What a deployment decides: settings, the programme's first values and the form of the logs."""
