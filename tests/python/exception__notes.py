error = ValueError("base")
error.add_note("a note")
error.add_note("another")
print(error.__notes__)
raise error
