"""What a mentee and a manager read of an introduction, and the push that leads to one."""
