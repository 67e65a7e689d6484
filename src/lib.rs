//! Job offers in, decision dossiers out: the pipeline behind `gen`.
