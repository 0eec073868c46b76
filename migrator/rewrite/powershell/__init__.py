"""PowerShell's tree for rewriting: the lexical tree that the rules read, with its statements and commands told apart.

No grammar is needed for it: brackets, lines and options are plain in the text, nothing can fail to parse, and findings
and edits see the same nodes.
"""
