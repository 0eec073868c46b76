"""Facts as data with their sources: deadlines, endpoints, metascopes, products, SDKs.

`migrator.catalogue.load` reads them; it imports the YAML parser, so import it only where a fact is needed.
"""
