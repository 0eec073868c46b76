"""As much of Airflow as the programs use."""
