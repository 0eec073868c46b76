# frozen_string_literal: true

# What a source asks an operator for.
class Field
  attr_reader :name

  def initialize(name, needed: false)
    @name = name
    @needed = needed
  end

  def given
    ENV.fetch("SOURCE_#{name.upcase}") { @needed ? abort("#{name} is missing") : nil }
  end
end
