"""What an instructor wrote: files with places, models, checks, the compiled form."""
