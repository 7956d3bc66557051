class AppError(Exception):
    """Ours."""


class NotFound(AppError):
    def __init__(self, key):
        super().__init__(key)
        self.key = key

    def __str__(self):
        return f"no {self.key}"


try:
    raise NotFound("door")
except AppError as error:
    print(error, repr(error), error.args, error.key, error.__class__.__mro__[1].__doc__)
