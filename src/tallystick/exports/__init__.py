"""What a ledger holds, in the forms that other programs and people take: tables, linked data, calendars, dossiers.

Nothing here asks the ledger or computes a finding: the desk hands over `Holdings`, and each form is made of them alone,
so that equal holdings give equal bytes. No clock is asked and no request is made.
"""
