"""Connection, schema, migrations, and files that a power cut leaves whole."""
