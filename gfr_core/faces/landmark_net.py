"""Moved to `gfr_core.model.landmark_net`; imported from here until every user follows."""

from gfr_core.model.landmark_net import LANDMARKS, LandmarkNet, LandmarkNetConfig, LandmarkOutput, heat_around

__all__ = ["LANDMARKS", "LandmarkNet", "LandmarkNetConfig", "LandmarkOutput", "heat_around"]
