"""What the command line needs beside answering queries: other commands, help, completion, paging, progress."""
