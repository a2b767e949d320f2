create schema hotline;
