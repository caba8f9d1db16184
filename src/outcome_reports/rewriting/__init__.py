"""Words into bytes of the content: those concerned change, every other byte stays, and the file read again says so."""
