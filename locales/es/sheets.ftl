# Las hojas de papel de cada paso.
paper-notes = Apuntes
paper-record = Ficha: { $record }
