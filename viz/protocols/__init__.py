"""Conversations over standard input and output: with editors (LSP) and with agents (MCP). No network."""
