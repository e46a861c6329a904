"""The journal as FHIR R4 (4.0.1): what programs for health records take."""
