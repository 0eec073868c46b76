"""The parts of the Meltano SDK that the programs call."""
