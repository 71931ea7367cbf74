rm -r public
mkdir public
