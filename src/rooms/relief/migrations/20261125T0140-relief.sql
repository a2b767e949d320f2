create schema relief;
