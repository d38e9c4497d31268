"""What a deployment decides: settings, the programme's first values and the format of the logs."""
