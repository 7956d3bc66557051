import sys

print(1, 2, 3, sep=", ", end="!\n")
print()
print("a\nb", "c", sep="|")
print(*[1, 2], sep="")
print("no newline", end="")
print(" ... continued")
sys.stdout.write("written\n")
print("to stderr", file=sys.stderr)
print("flushed", flush=True)
print("last, without newline", end="")
