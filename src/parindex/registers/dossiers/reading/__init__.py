"""Reading a list of dossiers: any file an office exports in, dossiers, figures and problems out; no database."""
