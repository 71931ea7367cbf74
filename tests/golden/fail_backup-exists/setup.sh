"$2" group add Noord --database sqlite:antwoorden.db
echo "van een ander" >kopie.db
