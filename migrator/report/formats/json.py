"""The whole audit as one JSON document (`audit.schema.json`)."""

from migrator.report import serial
from migrator.report.base import ReportFormat

FORMAT = ReportFormat("json", ".json", "JSON, the saved audit from which every report can be made again", serial.dumps)
