"""What the command line needs beside its commands: help, completion, paging, progress."""
