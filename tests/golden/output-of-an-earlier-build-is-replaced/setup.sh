printf 'oud\n' > public/oud.html
printf 'oud.html\n' >> public/.leidraad
mkdir -p .public.leidraad-123/x
printf 'half' > .public.leidraad-123/x/y
