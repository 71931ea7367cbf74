mkdir -p site
cp -r "$1/tests/sites/fietsverhalen/." site
