"$2" group add Noord --database sqlite:antwoorden.db
"$2" backup --database sqlite:antwoorden.db --output kopie.db
LC_ALL=C sed -i s/Noord/Noort/ kopie.db
