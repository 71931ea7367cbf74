yes "geen database" | head -c 8192 >antwoorden.db
chmod 600 antwoorden.db
