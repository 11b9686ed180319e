// Needs the headers of time/ and engine/, and nothing linked.
int main() { return 0; }
