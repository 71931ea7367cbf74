printf "" >antwoorden.db
chmod 600 antwoorden.db
