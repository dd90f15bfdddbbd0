"""Documents in one click: what the record says, as a paper that a chair can hand out.

A kind of report (`kinds/`) reads the record as its reader may see it and composes a `Document`;
three renderers write that as HTML, as DOCX for the secretariat to edit, and as tagged PDF.
"""
