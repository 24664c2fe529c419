"""Everything kept on disk. Importing it puts SQLCipher in the place where sqlite-utils looks first."""

import sys

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2
