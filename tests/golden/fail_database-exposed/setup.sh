printf "" >antwoorden.db
chmod 644 antwoorden.db
