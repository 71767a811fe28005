"""The networks of the paper: WarpNet, the warp, RecNet, GFRNet and the discriminators.

Source: Li, Liu, Ye, Zuo, Lin, Yang, *Learning Warped Guidance for Blind Face Restoration*, ECCV 2018.
"""
