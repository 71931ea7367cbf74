"$2" group list --database sqlite:antwoorden.db > /dev/null
sqlite3 antwoorden.db "INSERT INTO meta (key, value) VALUES ('day-seen', '2024-02-29')"
