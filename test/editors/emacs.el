;;; What a person does in Emacs with Eglot, and what is seen then, written as JSON to $OUT (emacs.test.ts).
(require 'json)
(setq eglot-sync-connect 60 eglot-connect-timeout 60)

(defun seen-wait (condition)
  (let ((left 600))
    (while (and (> left 0) (not (funcall condition)))
      (setq left (1- left))
      (accept-process-output nil 0.05))))

(defun seen-findings ()
  (flymake-start)
  (flymake-diagnostics))

(find-file (getenv "POLICY"))
;; Without a screen no command ends, so the hook's own turn never comes.
(apply #'eglot--connect (eglot--guess-contact))

(let (seen)
  (goto-char (point-min))
  (search-forward "roof.price capped")
  (search-backward "price")
  ;; A letter is lost, and typed again.
  (save-excursion (search-forward "price") (delete-char -1))
  (eglot--signal-textDocument/didChange)
  (seen-wait #'seen-findings)
  (push (cons 'found (vconcat (mapcar #'flymake-diagnostic-text (seen-findings)))) seen)
  (save-excursion (search-forward "pric") (insert "e"))
  (eglot--signal-textDocument/didChange)
  (seen-wait (lambda () (not (seen-findings))))
  (push (cons 'mended (if (seen-findings) :json-false t)) seen)
  (let ((hover (jsonrpc-request (eglot-current-server) :textDocument/hover
                                (eglot--TextDocumentPositionParams))))
    (push (cons 'hover (plist-get (plist-get hover :contents) :value)) seen))
  (let ((completion (save-excursion (search-forward "pri") (eglot-completion-at-point))))
    (push (cons 'completion
                (vconcat (mapcar #'substring-no-properties
                                 (all-completions "pri" (nth 2 completion)))))
          seen))
  (let ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
    (push (cons 'definition (substring-no-properties (xref-item-summary (car found)))) seen))
  (with-temp-file (getenv "OUT") (insert (json-encode seen))))
(eglot-shutdown (eglot-current-server))
