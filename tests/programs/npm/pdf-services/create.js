const PDFServicesSdk = require('@adobe/pdfservices-node-sdk');

// Initial setup, create credentials instance.
const credentials = PDFServicesSdk.Credentials
  .serviceAccountCredentialsBuilder()
  .fromFile('pdfservices-api-credentials.json')
  .build();

// Create an ExecutionContext using credentials and create a new operation instance.
const executionContext = PDFServicesSdk.ExecutionContext.create(credentials);
const createPdf = PDFServicesSdk.CreatePDF.Operation.createNew();
createPdf.setInput(PDFServicesSdk.FileRef.createFromLocalFile('invoice.docx'));

createPdf.execute(executionContext)
  .then(result => result.saveAsFile('invoice.pdf'))
  .catch(error => console.log('no document:', error.message));
