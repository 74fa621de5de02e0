"""What the learned extractor adds to an account: who and what plays which role, weighed beside the grammar."""
