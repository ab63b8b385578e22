"""Saved searches and webhooks: what is kept so that somebody is told of what is new, once and in order."""
