class Custom(ExceptionGroup):
    def derive(self, excs):
        return Custom(self.message, excs)


raise Custom("outer", [ValueError(1), ExceptionGroup("inner", [TypeError("t"), RuntimeError(), KeyError("k")]), ZeroDivisionError()])
