"""Interviews: cases that an interviewer talks through in turns, how they are asked, heard and judged."""
