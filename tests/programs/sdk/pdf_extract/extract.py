"""Extracts the text of a PDF, after the sample of the SDK's documentation."""

import logging
import os.path

from adobe.pdfservices.operation.auth.credentials import Credentials
from adobe.pdfservices.operation.exception.exceptions import SdkException, ServiceApiException, ServiceUsageException
from adobe.pdfservices.operation.execution_context import ExecutionContext
from adobe.pdfservices.operation.io.file_ref import FileRef
from adobe.pdfservices.operation.pdfops.extract_pdf_operation import ExtractPDFOperation
from adobe.pdfservices.operation.pdfops.options.extractpdf.extract_element_type import ExtractElementType
from adobe.pdfservices.operation.pdfops.options.extractpdf.extract_pdf_options import ExtractPDFOptions

try:
    base_path = os.path.dirname(os.path.abspath(__file__))

    credentials = Credentials.service_account_credentials_builder() \
        .from_file(base_path + "/pdfservices-api-credentials.json") \
        .build()

    execution_context = ExecutionContext.create(credentials)
    operation = ExtractPDFOperation.create_new()
    operation.set_input(FileRef.create_from_local_file("invoice.pdf"))
    options = ExtractPDFOptions.builder().with_element_to_extract(ExtractElementType.TEXT).build()
    operation.set_options(options)
    operation.execute(execution_context).save_as("out/extract.zip")
except (ServiceApiException, ServiceUsageException, SdkException):
    logging.exception("Exception encountered while executing operation")
