// Stadtbuch
