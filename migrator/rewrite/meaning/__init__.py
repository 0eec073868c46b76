"""What a value means after the switch."""
